"""Spreadsheets in and out: the only room that knows how a workbook is read and written."""
