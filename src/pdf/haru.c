/* libharu's documents, objects and pages: each call checked, each doing nothing after the first fault. */
#include "pdf/haru.h"

#include "pdf/pdf_syntax.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_utils.h>
#pragma GCC diagnostic pop

enum { NUMBER = 0x00FFFFFF }; /* the part of an object's id that is its number */

static HPDF_Doc doc_of(const struct haru *haru)
{
	return haru->document;
}

bool haru_ok(struct haru *haru, unsigned long status)
{
	if (status != HPDF_OK && haru->fault == HPDF_OK)
		haru->fault = status;
	return haru->fault == HPDF_OK;
}

/* The object, which is a fault when it is NULL. */
static void *object(struct haru *haru, void *made)
{
	if (!made)
		haru_ok(haru, HPDF_FAILD_TO_ALLOC_MEM); /* unless a first fault says why */
	return haru->fault ? NULL : made;
}

static void first_fault(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
	(void)detail;
	haru_ok(user, error);
}

bool haru_open(struct haru *haru)
{
	*haru = (struct haru){.document = HPDF_New(first_fault, haru)};
	if (!haru->document)
		return false;
	haru_ok(haru, HPDF_SetCompressionMode(haru->document, HPDF_COMP_ALL));
	/* Once only: a second call is an error that stays. */
	haru_ok(haru, HPDF_UseUTFEncodings(haru->document));
	return haru_ok(haru, HPDF_SetPagesConfiguration(haru->document, 64));
}

void haru_close(struct haru *haru)
{
	if (haru->document)
		HPDF_Free(haru->document);
	haru->document = NULL;
}

/* ---- objects ---- */

static void *indirect(struct haru *haru, void *made)
{
	if (object(haru, made))
		haru_ok(haru, HPDF_Xref_Add(doc_of(haru)->xref, made));
	return object(haru, made);
}

struct haru_object *haru_indirect(struct haru *haru)
{
	return haru->fault ? NULL : indirect(haru, HPDF_Dict_New(doc_of(haru)->mmgr));
}

struct haru_object *haru_place(struct haru *haru)
{
	HPDF_Null place = haru->fault ? NULL : indirect(haru, HPDF_Null_New(doc_of(haru)->mmgr));

	if (place)
		place->header.obj_id |= HPDF_OTYPE_HIDDEN;
	return (struct haru_object *)place;
}

struct haru_object *haru_stream(struct haru *haru, struct str bytes, bool compress)
{
	HPDF_Dict dict = haru->fault ? NULL : HPDF_DictStream_New(doc_of(haru)->mmgr, doc_of(haru)->xref);

	if (!object(haru, dict))
		return NULL;
	if (bytes.n)
		haru_ok(haru, HPDF_Stream_Write(dict->stream, (const HPDF_BYTE *)bytes.p, (HPDF_UINT)bytes.n));
	dict->filter = compress ? HPDF_STREAM_FILTER_FLATE_DECODE : HPDF_STREAM_FILTER_NONE;
	return object(haru, dict);
}

void haru_refill(struct haru *haru, struct haru_object *stream, struct str bytes)
{
	if (haru->fault)
		return;
	HPDF_MemStream_FreeData(((HPDF_Dict)stream)->stream);
	haru_ok(haru, HPDF_Stream_Write(((HPDF_Dict)stream)->stream, (const HPDF_BYTE *)bytes.p, (HPDF_UINT)bytes.n));
}

static void add(struct haru *haru, struct haru_object *dict, const char *key, void *value)
{
	if (object(haru, value))
		haru_ok(haru, HPDF_Dict_Add((HPDF_Dict)dict, key, value));
}

void haru_add(struct haru *haru, struct haru_object *dict, const char *key, struct haru_object *value)
{
	add(haru, dict, key, value);
}

struct haru_object *haru_dict(struct haru *haru, struct haru_object *parent, const char *key)
{
	HPDF_Dict dict = haru->fault ? NULL : HPDF_Dict_New(doc_of(haru)->mmgr);

	add(haru, parent, key, dict);
	return object(haru, dict);
}

struct haru_object *haru_array(struct haru *haru, struct haru_object *parent, const char *key)
{
	HPDF_Array array = haru->fault ? NULL : HPDF_Array_New(doc_of(haru)->mmgr);

	add(haru, parent, key, array);
	return object(haru, array);
}

struct haru_object *haru_dict_of(struct haru *haru, struct haru_object *parent, const char *key)
{
	void *there = haru->fault ? NULL : HPDF_Dict_GetItem((HPDF_Dict)parent, key, HPDF_OCLASS_DICT);

	return there ? there : haru_dict(haru, parent, key);
}

struct haru_object *haru_array_of(struct haru *haru, struct haru_object *parent, const char *key)
{
	void *there = haru->fault ? NULL : HPDF_Dict_GetItem((HPDF_Dict)parent, key, HPDF_OCLASS_ARRAY);

	return there ? there : haru_array(haru, parent, key);
}

void haru_name(struct haru *haru, struct haru_object *dict, const char *key, const char *name)
{
	if (!haru->fault)
		haru_ok(haru, HPDF_Dict_AddName((HPDF_Dict)dict, key, name));
}

void haru_number(struct haru *haru, struct haru_object *dict, const char *key, long number)
{
	if (!haru->fault)
		haru_ok(haru, HPDF_Dict_AddNumber((HPDF_Dict)dict, key, (HPDF_INT32)number));
}

void haru_truth(struct haru *haru, struct haru_object *dict, const char *key, bool truth)
{
	if (!haru->fault)
		haru_ok(haru, HPDF_Dict_AddBoolean((HPDF_Dict)dict, key, truth ? HPDF_TRUE : HPDF_FALSE));
}

void haru_ascii(struct haru *haru, struct haru_object *dict, const char *key, const char *text)
{
	add(haru, dict, key, haru->fault ? NULL : HPDF_String_New(doc_of(haru)->mmgr, text, NULL));
}

/* A text string; it belongs to nothing yet. */
static void *text_string(struct haru *haru, struct str utf8)
{
	struct buf bytes = BUF_INIT;
	HPDF_Binary made = NULL;

	pdf_utf16(&bytes, utf8);
	if (!haru->fault)
		made = HPDF_Binary_New(doc_of(haru)->mmgr, (HPDF_BYTE *)bytes.p, (HPDF_UINT)bytes.n);
	buf_release(&bytes);
	return made;
}

void haru_text(struct haru *haru, struct haru_object *dict, const char *key, struct str utf8)
{
	add(haru, dict, key, text_string(haru, utf8));
}

void haru_remove(struct haru_object *dict, const char *key)
{
	if (dict)
		HPDF_Dict_RemoveElement((HPDF_Dict)dict, key);
}

void haru_push(struct haru *haru, struct haru_object *array, struct haru_object *value)
{
	if (object(haru, value))
		haru_ok(haru, HPDF_Array_Add((HPDF_Array)array, value));
}

void haru_push_name(struct haru *haru, struct haru_object *array, const char *name)
{
	if (!haru->fault)
		haru_ok(haru, HPDF_Array_AddName((HPDF_Array)array, name));
}

void haru_push_number(struct haru *haru, struct haru_object *array, long number)
{
	if (!haru->fault)
		haru_ok(haru, HPDF_Array_AddNumber((HPDF_Array)array, (HPDF_INT32)number));
}

void haru_push_real(struct haru *haru, struct haru_object *array, double number)
{
	if (!haru->fault)
		haru_ok(haru, HPDF_Array_AddReal((HPDF_Array)array, (HPDF_REAL)number));
}

void haru_push_text(struct haru *haru, struct haru_object *array, struct str utf8)
{
	haru_push(haru, array, text_string(haru, utf8));
}

struct haru_object *haru_push_array(struct haru *haru, struct haru_object *array)
{
	HPDF_Array inner = haru->fault ? NULL : HPDF_Array_New(doc_of(haru)->mmgr);

	haru_push(haru, array, (struct haru_object *)inner);
	return object(haru, inner);
}

/* ---- the document ---- */

struct haru_object *haru_catalogue(struct haru *haru)
{
	return haru->fault ? NULL : (struct haru_object *)doc_of(haru)->catalog;
}

struct haru_object *haru_info(struct haru *haru)
{
	return haru->fault ? NULL : (struct haru_object *)doc_of(haru)->info;
}

struct haru_object *haru_page(struct haru *haru, double width, double height, size_t *content)
{
	HPDF_Page page = object(haru, haru->fault ? NULL : HPDF_AddPage(haru->document));

	*content = 0;
	if (!page)
		return NULL;
	haru_ok(haru, HPDF_Page_SetWidth(page, (HPDF_REAL)width));
	haru_ok(haru, HPDF_Page_SetHeight(page, (HPDF_REAL)height));

	/* libharu's own content stream stays empty; the caller's has a length of its own. */
	HPDF_Dict stream = ((HPDF_PageAttr)page->attr)->contents;
	HPDF_Number length = object(haru, HPDF_Dict_GetItem(stream, "Length", HPDF_OCLASS_NUMBER));
	if (!length)
		return NULL;
	stream->header.obj_id |= HPDF_OTYPE_HIDDEN;
	length->header.obj_id |= HPDF_OTYPE_HIDDEN;
	*content = stream->header.obj_id & NUMBER;
	return object(haru, page);
}

struct haru_object *haru_bookmark(struct haru *haru, struct haru_object *parent)
{
	if (haru->fault)
		return NULL;
	return object(haru, HPDF_CreateOutline(haru->document, (HPDF_Outline)parent, "", NULL));
}

struct haru_object *haru_profile(struct haru *haru, const char *path)
{
	HPDF_Dict profile = haru->fault ? NULL : HPDF_LoadIccProfileFromFile(haru->document, path, 3);

	if (object(haru, profile))
		profile->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
	return object(haru, profile);
}

struct haru_object *haru_image(struct haru *haru, unsigned width, unsigned height, const uint8_t *rgb)
{
	if (haru->fault)
		return NULL;
	return object(haru, HPDF_LoadRawImageFromMem(haru->document, rgb, width, height, HPDF_CS_DEVICE_RGB, 8));
}

/* ---- in the file ---- */

size_t haru_object_number(const struct haru_object *made)
{
	return made ? ((const HPDF_Obj_Header *)made)->obj_id & NUMBER : 0;
}

size_t haru_count(const struct haru *haru)
{
	return doc_of(haru)->xref->entries->count;
}

static HPDF_STATUS append(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	buf_add(stream->attr, (struct str){(const char *)bytes, n});
	return HPDF_OK;
}

void haru_write(struct haru *haru, void (*take)(void *context, size_t number, struct str value, bool is_stream),
		void *context)
{
	struct buf value = BUF_INIT;
	HPDF_Stream to = haru->fault ? NULL : HPDF_CallbackWriter_New(doc_of(haru)->mmgr, append, &value);
	size_t count = haru_count(haru);

	object(haru, to);
	/* The length of a stream is known once that is written: its number is the higher one. */
	for (size_t i = 1; i < count && !haru->fault; i++) {
		HPDF_Obj_Header *header = HPDF_Xref_GetEntry(doc_of(haru)->xref, (HPDF_UINT)i)->obj;
		if (header->obj_id & HPDF_OTYPE_HIDDEN)
			continue;
		bool is_dict = (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT;
		buf_clear(&value);
		if (haru_ok(haru, HPDF_Obj_WriteValue(header, to, NULL)))
			take(context, i, buf_str(&value), is_dict && ((HPDF_Dict)header)->stream);
	}
	/* What libharu adds while it writes would be lost. */
	if (haru_count(haru) != count || value.full)
		haru_ok(haru, HPDF_INVALID_DOCUMENT);
	HPDF_Stream_Free(to);
	buf_release(&value);
}
