/** Clients of real servers, as a scenario's workloads describe them, and what they were told. */
@NullMarked
package org.replsim.lab.load;

import org.jspecify.annotations.NullMarked;
