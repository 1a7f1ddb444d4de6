/**
 * The field table: the name, type, unit, default, range and meaning of everything a scenario file may say.
 */
@NullMarked
package org.replsim.scenario.field;

import org.jspecify.annotations.NullMarked;
