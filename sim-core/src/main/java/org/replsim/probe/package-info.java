/**
 * Watching without touching: histograms, counters and series taken from a run.
 */
@NullMarked
package org.replsim.probe;

import org.jspecify.annotations.NullMarked;
