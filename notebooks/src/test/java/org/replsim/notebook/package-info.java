/** Tests of the kernel, of what cells call, and of the notebooks themselves. */
@NullMarked
package org.replsim.notebook;

import org.jspecify.annotations.NullMarked;
