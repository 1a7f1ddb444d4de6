package org.replsim.run;

import org.HdrHistogram.Histogram;

/**
 * How long transactions were under way to a replica, in the measurement window.
 *
 * @param replica its name, with a colon and the name of the connection behind it if that has one
 * @param source the server it replicates from
 * @param hop age when it applied them, since its source could first send them; nanoseconds
 * @param way age when it applied them, since the server where they were made could first send them; nanoseconds
 */
public record HopRecord(String replica, String source, Histogram hop, Histogram way) {}
