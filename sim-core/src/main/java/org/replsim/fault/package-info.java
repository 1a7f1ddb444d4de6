/**
 * What goes wrong on the timeline: each fault is a record.
 */
@NullMarked
package org.replsim.fault;

import org.jspecify.annotations.NullMarked;
