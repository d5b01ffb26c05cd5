/* The two compiler attributes that the project's contracts are written with. */
#ifndef UNDERLAG_BASE_ATTRIBUTES_H
#define UNDERLAG_BASE_ATTRIBUTES_H

/* The result says whether the call worked: the compiler refuses code that ignores it. */
#define MUST_USE __attribute__((warn_unused_result))

/* Arguments are checked against the format string, as printf's are. */
#define PRINTF_LIKE(text, first) __attribute__((format(printf, text, first)))

#endif
