/**
 * Virtual time: timers, signals, their order, random draws and the digest. Knows nothing of MySQL.
 *
 * <pre>
 *   actor --- Timer.in(nanos) ---> TimerQueue (one slot per timer, slots in the order of SourceName)
 *     ^                                |
 *     +--------- Simulation.run() &lt;----+      Signal.raise() --> ring of raised signals, run at the same instant
 * </pre>
 */
@NullMarked
package org.replsim.engine;

import org.jspecify.annotations.NullMarked;
