/**
 * Scenario files: read, checked, resolved with every default, and bound to the specifications of runs.
 */
@NullMarked
package org.replsim.scenario;

import org.jspecify.annotations.NullMarked;
