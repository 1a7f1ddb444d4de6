package org.replsim.scenario.reality.validate;

/** The sentences of the page about validation. */
final class ValidationPage {

    static final String INTRODUCTION = """
            # How far it can be trusted

            This page is written by `replsim validate`, from measurements of real MariaDB 10.11 servers in `scenarios/reality`.
            The parameters of the machine were fitted by `replsim calibrate` to the rows that its README sets apart for that:
            a primary alone with 1 and 16 clients, async without a round trip, one semi-sync row at 2 ms, and serial drains.
            Everything else is predicted. No parameter depends on mode, round trip or number of clients. The laws of the model,
            though not its values, were chosen with all of these rows in view; rows that nobody has looked at are the harder test.

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

            - One client, semi-sync, any round trip: within a few percent. What grows with the idle time (a code path that has
              not run for long is slow) is one law with one fitted factor, `cold`; its half-time is assumed.
            - Sixteen clients: AFTER_SYNC comes out somewhat too fast on a real disk and somewhat too slow on the emulated one.
              How uneven steps are (`noise`, assumed) matters: with steps that all take the same time the model falls into step,
              and the groups of AFTER_SYNC are too small. AFTER_COMMIT at 2 ms is too fast where the disk does not brake it, with
              less processor time for each transaction than was measured.
            - The return to ON after a fault takes luck; in the model it comes somewhat sooner than it did.
            - `innodb_flush_log_at_trx_commit = 2` on a primary is not understood: measured, it costs a lone client as much as a
              sync; in the model nothing. The rows are not used.
            - Parallel appliers without log_slave_updates gain too much from sharing the redo log's syncs.
            - 64 clients without syncs: the servers lose a third of their throughput to their own threads; the model does not.
            """;

    static final String MACHINE = """
            Each value is fitted (with its 95 % interval) or assumed: an assumed value is an order of magnitude that the
            measurements leave open. `replsim calibrate` tells which parameters the data cannot tell apart.
            """;

    private ValidationPage() {}
}
