/* What a PDF says about itself: title, time, keywords, and the XMP packet that repeats it. */
#include "pdf/metadata.h"

#include "base/buf.h"
#include "base/period.h"
#include "base/utf8.h"

/* "2020-12-15T02:00:00Z" */
static bool is_time(struct str text)
{
	static const char pattern[] = "dddd-dd-ddTdd:dd:ddZ";
	int32_t date;

	if (text.n != sizeof pattern - 1 || !date_parse(str_sub(text, 0, 10), &date))
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (pattern[i] == 'd' ? text.p[i] < '0' || text.p[i] > '9' : text.p[i] != pattern[i])
			return false;
	return text.p[11] <= '2' && text.p[14] < '6' && text.p[17] < '6';
}

static struct str facts(struct arena *arena, const struct doc *doc)
{
	struct buf text = BUF_INIT;

	for (const struct doc_fact *fact = doc->facts; fact; fact = fact->next)
		buf_printf(&text, "%s%.*s: %.*s", text.n ? "; " : "", STR_ARG(fact->name), STR_ARG(fact->value));
	struct str copy = str_copy(arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

bool metadata_take(struct metadata *metadata, struct arena *arena, const struct doc *doc, const char *language,
		   struct diags *diags)
{
	struct place at = {.file = doc->name};
	bool good = true;

	*metadata = (struct metadata){
		.title = doc->title.n ? doc->title : doc->name,
		.author = doc->issuer,
		.subject = doc->kind,
		.keywords = facts(arena, doc),
		.language = str_from(language),
	};
	struct str texts[] = {metadata->title, metadata->author, metadata->subject, metadata->keywords};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		size_t broken = utf8_broken(texts[i]);
		if (broken == texts[i].n)
			continue;
		diag_add(diags, DIAG_INPUT, at, _("the text \"%.*s\" is not UTF-8: byte 0x%02X"),
			 STR_ARG(str_sub(texts[i], 0, broken)), (unsigned char)texts[i].p[broken]);
		good = false;
	}
	if (doc->at.n == 0)
		return good;
	if (!is_time(doc->at)) {
		diag_add(diags, DIAG_INPUT, at, _("\"%.*s\" is no time: expected one such as 2020-12-15T02:00:00Z"),
			 STR_ARG(doc->at));
		return false;
	}

	const char *t = doc->at.p;
	metadata->time = doc->at;
	metadata->pdf_time = str_printf(arena, "D:%.4s%.2s%.2s%.2s%.2s%.2sZ", t, t + 5, t + 8, t + 11, t + 14, t + 17);
	return good;
}

/* ---- XMP ---- */

static void put_xml(struct buf *out, struct str text)
{
	for (size_t at = 0, n; at < text.n; at += n) {
		int32_t character = utf8_next(str_sub(text, at, text.n), &n);
		if (character == '<')
			buf_add(out, S("&lt;"));
		else if (character == '>')
			buf_add(out, S("&gt;"));
		else if (character == '&')
			buf_add(out, S("&amp;"));
		else if (character >= 0x20 && character != 0xFFFE && character != 0xFFFF)
			buf_add(out, str_sub(text, at, n));
		else
			buf_char(out, ' '); /* XML 1.0 cannot hold it */
	}
}

static void put(struct buf *out, const char *before, struct str text, const char *after)
{
	if (text.n == 0)
		return;
	buf_add(out, str_from(before));
	put_xml(out, text);
	buf_add(out, str_from(after));
}

/* PDF/A wants every schema that it does not know itself described: here that of PDF/UA. */
static const char extension_schema[] =
	"<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
	" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
	" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
	"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
	"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaProperty:name>part</pdfaProperty:name>\n"
	"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
	"<pdfaProperty:category>internal</pdfaProperty:category>\n"
	"<pdfaProperty:description>PDF/UA part</pdfaProperty:description>\n"
	"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
	"</rdf:Description>\n";

struct str metadata_xmp(struct arena *arena, const struct metadata *metadata)
{
	struct buf out = BUF_INIT;

	buf_add(&out, S("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
			"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
			"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
			"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
			" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
			" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
			" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"));
	put(&out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", metadata->title,
	    "</rdf:li></rdf:Alt></dc:title>\n");
	put(&out, "<dc:creator><rdf:Seq><rdf:li>", metadata->author, "</rdf:li></rdf:Seq></dc:creator>\n");
	put(&out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", metadata->subject,
	    "</rdf:li></rdf:Alt></dc:description>\n");
	put(&out, "<dc:language><rdf:Bag><rdf:li>", metadata->language, "</rdf:li></rdf:Bag></dc:language>\n");
	put(&out, "<xmp:CreateDate>", metadata->time, "</xmp:CreateDate>\n");
	put(&out, "<xmp:ModifyDate>", metadata->time, "</xmp:ModifyDate>\n");
	put(&out, "<pdf:Keywords>", metadata->keywords, "</pdf:Keywords>\n");
	buf_printf(&out, "<pdf:Producer>underlag</pdf:Producer>\n<pdfaid:part>%d</pdfaid:part>",
		   metadata->attached ? 3 : 2);
	buf_add(&out, S("<pdfaid:conformance>A</pdfaid:conformance>\n"
			"<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n"));
	buf_add(&out, str_from(extension_schema));
	buf_add(&out, S("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>"));
	struct str copy = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return copy;
}
