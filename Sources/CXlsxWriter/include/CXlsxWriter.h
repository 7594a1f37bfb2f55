/// libxlsxwriter, which writes workbooks of spreadsheet programs; loaded when the first is written.
///
/// Linked in the ordinary way it would bring OpenSSL into every start of the program: 2 MB of memory and 2 ms that a run
/// without a workbook has no use for. Types and signatures are those of its own header.
#ifndef CALLSIM_CXLSXWRITER_H
#define CALLSIM_CXLSXWRITER_H

#include <xlsxwriter.h>

/// Every function that is used, in the order of the alphabet.
#define XLSX_FUNCTIONS(F) \
  F(chart_add_series) \
  F(chart_axis_get) \
  F(chart_axis_major_gridlines_set_line) \
  F(chart_axis_set_interval_unit) \
  F(chart_axis_set_max) \
  F(chart_axis_set_min) \
  F(chart_axis_set_name) \
  F(chart_axis_set_num_format) \
  F(chart_legend_delete_series) \
  F(chart_legend_set_position) \
  F(chart_series_set_categories) \
  F(chart_series_set_fill) \
  F(chart_series_set_line) \
  F(chart_series_set_marker_type) \
  F(chart_series_set_name_range) \
  F(chart_series_set_values) \
  F(chart_set_high_low_lines) \
  F(chart_set_series_overlap) \
  F(chart_title_set_name_font) \
  F(chart_title_set_name_range) \
  F(format_set_align) \
  F(format_set_bg_color) \
  F(format_set_bold) \
  F(format_set_bottom) \
  F(format_set_font_color) \
  F(format_set_font_size) \
  F(format_set_num_format) \
  F(format_set_text_wrap) \
  F(workbook_add_chart) \
  F(workbook_add_format) \
  F(workbook_add_worksheet) \
  F(workbook_close) \
  F(workbook_new_opt) \
  F(workbook_set_properties) \
  F(worksheet_autofilter) \
  F(worksheet_conditional_format_range) \
  F(worksheet_fit_to_pages) \
  F(worksheet_freeze_panes) \
  F(worksheet_insert_chart_opt) \
  F(worksheet_repeat_rows) \
  F(worksheet_set_column) \
  F(worksheet_set_landscape) \
  F(worksheet_set_row) \
  F(worksheet_write_number) \
  F(worksheet_write_string)

struct xlsx_functions {
#define XLSX_FIELD(name) __typeof__(&name) name;
  XLSX_FUNCTIONS(XLSX_FIELD)
#undef XLSX_FIELD
};

/// The functions, or NULL where the library is not installed.
const struct xlsx_functions *xlsx_functions(void);

#endif
