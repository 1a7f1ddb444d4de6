/** Notebooks: what a Jupyter notebook sees of the simulator. */
@NullMarked
package org.replsim.notebook;

import org.jspecify.annotations.NullMarked;
