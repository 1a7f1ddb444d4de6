/** Lines between real servers: a proxy that delivers bytes late, slowly, not at all, but always in order. */
@NullMarked
package org.replsim.lab.proxy;

import org.jspecify.annotations.NullMarked;
