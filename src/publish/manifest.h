/*
 * manifest.json: what a run was made of and what it made.
 *
 * Fill the struct in any order; the file is sorted by name, so the same run writes the same bytes. All texts live at
 * least as long as the manifest. It does not list itself.
 */
#ifndef UNDERLAG_PUBLISH_MANIFEST_H
#define UNDERLAG_PUBLISH_MANIFEST_H

#include "publish/digest.h"

struct manifest_file {
	struct str name; /* within its folder: a path would make the run depend on where it ran */
	struct digest sha256;
	uint64_t bytes;
};

struct manifest_files {
	struct manifest_file *items;
	size_t count, capacity;
};

struct manifest_parameter {
	struct str name, value; /* a name is given once */
};

struct manifest_parameters {
	struct manifest_parameter *items;
	size_t count, capacity;
};

struct manifest {
	struct arena *arena;
	struct str version; /* of the program */
	struct str period;  /* "2020-11" */
	struct str at;      /* "2020-12-15T02:00:00Z" */
	struct str verdict; /* of the controls */
	bool holds_mail;    /* a stop, or a unit or account that is not known: nothing may be mailed */
	struct manifest_parameters parameters;
	struct manifest_files inputs, templates, outputs;
};

void manifest_init(struct manifest *manifest, struct arena *arena);

void manifest_add_parameter(struct manifest *manifest, struct str name, struct str value);

/* Adds a file whose digest is known to one of the manifest's lists. */
void manifest_add_digest(struct manifest *manifest, struct manifest_files *files, struct str name, const struct digest *digest,
			 uint64_t bytes);

/* Reads the file at path and adds it to one of the manifest's lists under the name. False, with a fault: not added. */
MUST_USE bool manifest_add_file(struct manifest *manifest, struct manifest_files *files, struct str name,
				const char *path, struct diags *diags);

/* Adds every file of a folder, not of its subfolders: the outputs are what the staging folder holds. */
MUST_USE bool manifest_add_folder(struct manifest *manifest, struct manifest_files *files, const char *folder,
				  struct diags *diags);

/*
 * The digest that names the run: of all that decides what it makes - version, period, time, parameters, inputs,
 * templates - and nothing that it made.
 */
void manifest_digest(const struct manifest *manifest, struct digest *digest);

/* The digest that tells whether anything has changed: the same without the time of the run. */
void manifest_causes(const struct manifest *manifest, struct digest *digest);

/* The file's text, in the manifest's arena. What is not UTF-8 (a file's name may be anything) becomes U+FFFD. */
struct str manifest_text(const struct manifest *manifest);

MUST_USE bool manifest_write(const struct manifest *manifest, const char *path, struct diags *diags);

#endif
