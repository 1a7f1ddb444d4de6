/** What operators have, made into what the simulator reads: what all importers share. */
@NullMarked
package org.replsim.scenario.importer;

import org.jspecify.annotations.NullMarked;
