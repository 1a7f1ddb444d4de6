/**
 * From the tree of one variant to the specification of its run.
 */
@NullMarked
package org.replsim.scenario.document;

import org.jspecify.annotations.NullMarked;
