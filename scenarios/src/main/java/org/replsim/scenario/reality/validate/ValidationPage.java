package org.replsim.scenario.reality.validate;

/** The sentences of the page about validation. */
final class ValidationPage {

    static final String INTRODUCTION = """
            # How far it can be trusted

            This page is written by `replsim validate`, from measurements of real MariaDB 10.11 servers in `scenarios/reality`.
            The parameters of the machine were fitted by `replsim calibrate` to the rows that its README sets apart for that:
            a primary alone and async without a round trip with 1 and 16 clients, one semi-sync row at 2 ms, what appliers took for
            a backlog (`e9_apply.csv`, the serial drain of `e4_apply_lag.csv`), and syncs alone.
            Everything else is predicted. No parameter depends on mode, round trip or number of clients. The laws of the model,
            and how far the fit trusts each kind of measurement, were chosen with all of these rows in view; rows that nobody has
            looked at are the harder test.

            Rows that other work disturbed are left out by the rule of the README (foreign_cpu above 0.25, fsync above
            400 us). Rows that the two processors or the disk bind (async, no round trip, 64 threads) moved by 10 to 40 %
            between two times of the same day; of them only the order of the modes counts. No bound of a row is tighter
            than twice the difference between the row and its repeat. `validation.png` and `validation.csv` hold the same.

            ## What was to be reached
            """;

    static final String OF_OTHERS = """
            # Predictions beside the measurements of %s

            ## What was to be reached
            """;

    static final String MISSES = """

            ## Where it is good, and where not

            - Semi-sync with a round trip, one client: within 5 %. What grows with the idle time (a code path that has not run
              for long is slow) is one law with one fitted factor, `cold`; its half-time is assumed.
            - Sixteen clients: within 8 %, on a real disk and on the emulated one, but for the repeat of AFTER_COMMIT at 2 ms, which
              was measured 12 % slower than the first time. Also the rows that count for their order only are within 14 %,
              except for two of async at 2 ms and AFTER_SYNC without a round trip, whose repeats lie as far away.
            - That rests on `log_wake`, the time in which the redo log's sync is handed on to one who waits for it. It is fitted to
              about a quarter of a millisecond, more than what one thread's waking up takes; the measured replicas with four workers
              sync twice as often as the model's, in as much time. So it stands for more than one cause, and its value is that of
              this machine.
            - A primary alone (taken at another time, and trusted less): its groups are within a tenth from 2 to 64 clients,
              throughput comes out by 12 % too small with one client and by 20 to 33 % with more. One client without a
              replica's delay in async comes out 15 to 30 % too fast.
            - The return to ON after a fault takes luck, and the model's range is wide; its median is a second early.
            - Appliers: the drains are within 17 %, the calibration rows with syncs within 30 %.
            - 64 clients without syncs: the servers lose a third of their throughput to their own threads; the model does not.
            """;

    static final String MACHINE = """
            Each value is fitted (with its 95 % interval) or assumed: an assumed value is an order of magnitude that the
            measurements leave open. `replsim calibrate` tells which parameters the data cannot tell apart.
            """;

    private ValidationPage() {}
}
