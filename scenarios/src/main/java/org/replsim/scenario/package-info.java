/** Scenarios: what a run is made of, read from files and written back as results. */
@NullMarked
package org.replsim.scenario;

import org.jspecify.annotations.NullMarked;
