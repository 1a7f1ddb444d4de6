/**
 * Links between hosts: in-order streams with delay, jitter, bandwidth, a bounded TCP window, and cuts.
 */
@NullMarked
package org.replsim.net;

import org.jspecify.annotations.NullMarked;
