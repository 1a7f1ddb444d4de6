/**
 * YAML text to a tree of nodes that know their place.
 */
@NullMarked
package org.replsim.scenario.yaml;

import org.jspecify.annotations.NullMarked;
