/**
 * Who replaces a primary: a person with the tutorial's procedure, managers after orchestrator and MHA, a planned switch.
 *
 * <pre>
 *   Watch (polls, pings) --- confirmed ---> Takeover: decide, salvage, fence, drain, promote, repoint, reroute
 *      |                                        |
 *    Desk (statements over a path with a round trip, refusals and time-outs)
 * </pre>
 *
 * An old primary that comes back is left alone, joins ({@code Homecoming}), or is built anew ({@code Rebuilding}) as
 * {@code provision} does it. What decides is pure: {@code Analysis}, {@code PingState}, {@code Choice}.
 */
@NullMarked
package org.replsim.failover;

import org.jspecify.annotations.NullMarked;
