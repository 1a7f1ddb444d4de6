/**
 * Running a scenario: its variants, its expectations, and experiments on what limits it.
 */
@NullMarked
package org.replsim.scenario.run;

import org.jspecify.annotations.NullMarked;
