/** Rules for the source text, as tests. */
@NullMarked
package org.replsim.architecture;

import org.jspecify.annotations.NullMarked;
