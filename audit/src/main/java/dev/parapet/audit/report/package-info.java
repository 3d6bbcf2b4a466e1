/**
 * Reports for auditors: what the trail and the last sweep say about the requirements of a framework, and what was changed.
 *
 * <p>{@link dev.parapet.audit.report.Report} is the model, made of {@link dev.parapet.audit.report.Evidence} alone;
 * {@link dev.parapet.audit.report.ReportFiles} writes it down in every format.
 */
@NullMarked
package dev.parapet.audit.report;

import org.jspecify.annotations.NullMarked;
