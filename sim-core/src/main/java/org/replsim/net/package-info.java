/**
 * Links between servers and the TCP connections over them.
 *
 * <pre>
 *   sender --- Stream.send ---> Wire (bandwidth, delay, cut) ---> ring of messages ---> receiver
 *     ^                                                               |
 *     +----------- room in the window, half a round trip later -------+  Stream.read
 * </pre>
 *
 * A {@code Link} has one {@code Wire} each way; a {@code Connection} has one {@code Stream} on each. Only the head of a
 * stream has a timer, and only while its receiver waits.
 */
@NullMarked
package org.replsim.net;

import org.jspecify.annotations.NullMarked;
