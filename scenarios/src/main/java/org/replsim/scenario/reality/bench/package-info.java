/** The scenarios that repeat what was measured: the same settings, load and faults on a machine with given parameters. */
@NullMarked
package org.replsim.scenario.reality.bench;

import org.jspecify.annotations.NullMarked;
