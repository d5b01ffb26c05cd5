/* libharu's low-level calls, each checked, each doing nothing after the first fault. */
#include "pdf/haru.h"

#include "base/utf8.h"

bool haru_ok(struct haru *haru, HPDF_STATUS status)
{
	if (status != HPDF_OK && haru->fault == HPDF_OK)
		haru->fault = status;
	return haru->fault == HPDF_OK;
}

void *haru_object(struct haru *haru, void *object)
{
	if (!object)
		haru_ok(haru, HPDF_FAILD_TO_ALLOC_MEM); /* unless a first fault says why */
	return haru->fault ? NULL : object;
}

HPDF_Dict haru_indirect(struct haru *haru)
{
	HPDF_Dict dict = haru->fault ? NULL : haru_object(haru, HPDF_Dict_New(haru->doc->mmgr));

	if (!haru->fault)
		haru_ok(haru, HPDF_Xref_Add(haru->doc->xref, dict));
	return haru_object(haru, dict);
}

HPDF_Dict haru_stream(struct haru *haru, struct str bytes, bool compress)
{
	HPDF_Dict dict = NULL;

	if (!haru->fault)
		dict = haru_object(haru, HPDF_DictStream_New(haru->doc->mmgr, haru->doc->xref));
	if (!haru->fault && bytes.n)
		haru_ok(haru, HPDF_Stream_Write(dict->stream, (const HPDF_BYTE *)bytes.p, (HPDF_UINT)bytes.n));
	if (!haru->fault)
		dict->filter = compress ? HPDF_STREAM_FILTER_FLATE_DECODE : HPDF_STREAM_FILTER_NONE;
	return haru_object(haru, dict);
}

void haru_add(struct haru *haru, HPDF_Dict dict, const char *key, void *value)
{
	if (haru_object(haru, value))
		haru_ok(haru, HPDF_Dict_Add(dict, key, value));
}

HPDF_Dict haru_dict(struct haru *haru, HPDF_Dict parent, const char *key)
{
	HPDF_Dict dict = haru->fault ? NULL : HPDF_Dict_New(haru->doc->mmgr);

	haru_add(haru, parent, key, dict);
	return haru->fault ? NULL : dict;
}

HPDF_Array haru_array(struct haru *haru, HPDF_Dict parent, const char *key)
{
	HPDF_Array array = haru->fault ? NULL : HPDF_Array_New(haru->doc->mmgr);

	haru_add(haru, parent, key, array);
	return haru->fault ? NULL : array;
}

void haru_name(struct haru *haru, HPDF_Dict dict, const char *key, const char *name)
{
	if (!haru->fault)
		haru_ok(haru, HPDF_Dict_AddName(dict, key, name));
}

void haru_number(struct haru *haru, HPDF_Dict dict, const char *key, long number)
{
	if (!haru->fault)
		haru_ok(haru, HPDF_Dict_AddNumber(dict, key, (HPDF_INT32)number));
}

void haru_truth(struct haru *haru, HPDF_Dict dict, const char *key, bool truth)
{
	if (!haru->fault)
		haru_ok(haru, HPDF_Dict_AddBoolean(dict, key, truth ? HPDF_TRUE : HPDF_FALSE));
}

void haru_ascii(struct haru *haru, HPDF_Dict dict, const char *key, const char *text)
{
	haru_add(haru, dict, key, haru->fault ? NULL : HPDF_String_New(haru->doc->mmgr, text, NULL));
}

void *haru_text_object(struct haru *haru, struct str utf8)
{
	struct buf bytes = BUF_INIT;

	buf_add(&bytes, S("\xFE\xFF"));
	for (size_t at = 0, n; at < utf8.n; at += n) {
		int32_t c = utf8_next(str_sub(utf8, at, utf8.n), &n);
		int32_t units[2] = {c < 0 ? 0xFFFD : c, 0};
		if (c >= 0x10000) {
			units[0] = 0xD800 + ((c - 0x10000) >> 10);
			units[1] = 0xDC00 + ((c - 0x10000) & 0x3FF);
		}
		for (int i = 0; i < 2 && (i == 0 || units[i]); i++) {
			buf_char(&bytes, (char)(units[i] >> 8));
			buf_char(&bytes, (char)units[i]);
		}
	}
	void *object = haru->fault ? NULL
				   : HPDF_Binary_New(haru->doc->mmgr, (HPDF_BYTE *)bytes.p, (HPDF_UINT)bytes.n);
	buf_release(&bytes);
	return object;
}

void haru_text(struct haru *haru, HPDF_Dict dict, const char *key, struct str utf8)
{
	haru_add(haru, dict, key, haru_text_object(haru, utf8));
}

void haru_push(struct haru *haru, HPDF_Array array, void *value)
{
	if (haru_object(haru, value))
		haru_ok(haru, HPDF_Array_Add(array, value));
}

void haru_push_number(struct haru *haru, HPDF_Array array, long number)
{
	if (!haru->fault)
		haru_ok(haru, HPDF_Array_AddNumber(array, (HPDF_INT32)number));
}

void haru_push_real(struct haru *haru, HPDF_Array array, double number)
{
	if (!haru->fault)
		haru_ok(haru, HPDF_Array_AddReal(array, (HPDF_REAL)number));
}
