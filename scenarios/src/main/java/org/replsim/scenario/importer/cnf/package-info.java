/** Option files of real servers become the settings of a server in a scenario. */
@NullMarked
package org.replsim.scenario.importer.cnf;

import org.jspecify.annotations.NullMarked;
