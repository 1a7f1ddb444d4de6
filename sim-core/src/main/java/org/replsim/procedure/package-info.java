/**
 * Who acts on a cluster by himself during a run, step by step, and what became of each step.
 */
@NullMarked
package org.replsim.procedure;

import org.jspecify.annotations.NullMarked;
