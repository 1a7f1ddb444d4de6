package org.replsim.run;

/**
 * What a server that lives, other than the promoted one, has in the end of what the dead one had written: a former replica,
 * or the dead server itself if it runs again. The five counts add up to all that was written.
 *
 * @param server its name
 * @param both it has them, and so has the promoted server
 * @param holes the promoted server has them, this one has not, and nothing will send them to it: it stands behind them
 * @param holeBytes their bytes in the binary log
 * @param toCome the promoted server has them, and this one's source still has to send them
 * @param extra it has them and the promoted server has not: errant here
 * @param neither none of the two has them
 */
public record StandingRecord(
        String server, long both, long holes, long holeBytes, long toCome, long extra, long neither) {}
