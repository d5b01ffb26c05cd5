/* The program's version, as --version and manifest.json give it. */
#ifndef UNDERLAG_VERSION_H
#define UNDERLAG_VERSION_H

#define UNDERLAG_VERSION "0.1.0"

#endif
