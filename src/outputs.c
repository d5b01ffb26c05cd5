/* The documents of a run on their way to their files. */
#include "outputs.h"

#include "pdf/pdf.h"
#include "xlsx/xlsx.h"

void outputs_add(struct outputs *outputs, const struct doc *doc, const struct pdf_style *style)
{
	*ARENA_PUSH(outputs->arena, outputs) = (struct output){.doc = doc, .style = style};
}

static bool write_pdf(const void *what, const char *path, struct diags *diags)
{
	const struct output *output = what;

	return pdf_write(output->doc, output->style, output->attached, path, diags);
}

static uint32_t rgb(struct pdf_colour colour)
{
	return (uint32_t)colour.red << 16 | (uint32_t)colour.green << 8 | colour.blue;
}

/* The workbook of a document looks like its PDF. */
static struct xlsx_look look_of(const struct pdf_style *style)
{
	struct xlsx_look look = xlsx_look_default;

	look.accent = rgb(style->accent);
	for (size_t i = 0; i < XLSX_SERIES && i < PDF_SERIES; i++)
		look.series[i] = rgb(style->series[i]);
	look.level = rgb(style->level);
	look.rise = rgb(style->rise);
	look.fall = rgb(style->fall);
	look.red_negatives = style->red_negatives;
	return look;
}

static bool write_xlsx(const void *what, const char *path, struct diags *diags)
{
	const struct output *output = what;

	struct xlsx_look look = look_of(output->style);

	return xlsx_write(output->doc, &look, path, diags);
}

static bool make_job(struct render_job *job, struct arena *arena, const struct staging *staging,
		     const struct output *output, const char *ending, render_write *write, struct diags *diags)
{
	job->label = str_printf(arena, "%.*s.%s", STR_ARG(output->doc->name), ending);
	job->path = staging_path(staging, job->label, diags);
	job->write = write;
	job->what = output;
	return job->path != NULL;
}

bool outputs_write(struct outputs *outputs, const struct staging *staging, bool attach, unsigned parallel,
		   render_progress *progress, void *user, struct diags *diags)
{
	struct arena *arena = outputs->arena;

	outputs->jobs = ARENA_ARRAY(arena, struct render_job, 2 * outputs->count);
	for (size_t i = 0; i < outputs->count; i++) {
		struct output *output = &outputs->items[i];
		struct render_job *xlsx = &outputs->jobs[2 * i], *pdf = xlsx + 1;
		if (!make_job(xlsx, arena, staging, output, "xlsx", write_xlsx, diags) ||
		    !make_job(pdf, arena, staging, output, "pdf", write_pdf, diags))
			return false;
		pdf->after = attach ? xlsx : NULL;
		output->attached = attach ? xlsx->path : NULL;
	}
	return render_all(outputs->jobs, 2 * outputs->count, parallel, progress, user, diags);
}

bool outputs_written(const struct outputs *outputs, size_t index)
{
	return outputs->jobs && outputs->jobs[2 * index].written && outputs->jobs[2 * index + 1].written;
}

bool outputs_only_crashed(const struct outputs *outputs)
{
	for (size_t i = 0; i < 2 * outputs->count; i++)
		if (!outputs->jobs[i].written && !outputs->jobs[i].crashed)
			return false;
	return true;
}
