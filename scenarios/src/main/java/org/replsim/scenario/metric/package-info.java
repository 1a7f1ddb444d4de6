/**
 * The metric table: everything that can be asked of a finished run, by name.
 */
@NullMarked
package org.replsim.scenario.metric;

import org.jspecify.annotations.NullMarked;
