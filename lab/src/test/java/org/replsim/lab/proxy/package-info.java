/** Tests of the delaying proxy in real time, with generous bounds. */
@NullMarked
package org.replsim.lab.proxy;

import org.jspecify.annotations.NullMarked;
