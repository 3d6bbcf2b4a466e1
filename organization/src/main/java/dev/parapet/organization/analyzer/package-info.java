/** Access Analyzer for the whole organization, region by region. */
@NullMarked
package dev.parapet.organization.analyzer;

import org.jspecify.annotations.NullMarked;
