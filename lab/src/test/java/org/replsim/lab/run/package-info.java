/** Tests of runs on real servers. */
@NullMarked
package org.replsim.lab.run;

import org.jspecify.annotations.NullMarked;
