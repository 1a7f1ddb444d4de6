/**
 * Charts of a scenario's results, as PNG and SVG.
 *
 * <pre>
 *   ScenarioResult --> Charts: each Chart that applies --> Picture --> PNG, SVG
 *                                |
 *                                Theme, Palette, Scale, TimeFrame (the same axes, marks and colours on every chart)
 * </pre>
 */
@NullMarked
package org.replsim.reports.chart;

import org.jspecify.annotations.NullMarked;
