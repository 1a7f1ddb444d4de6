/** What servers print of themselves becomes measurements. */
@NullMarked
package org.replsim.scenario.importer.status;

import org.jspecify.annotations.NullMarked;
