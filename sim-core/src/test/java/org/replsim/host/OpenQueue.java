package org.replsim.host;

import java.util.Arrays;
import org.replsim.engine.Simulation;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;
import org.replsim.engine.random.Distribution;
import org.replsim.engine.random.Draws;
import org.replsim.engine.random.QuantileTable;

/** Customers who arrive at a station at random (a Poisson process), and how long each stays. */
final class OpenQueue {

    private final Simulation simulation = new Simulation();
    private final Timer arrival = simulation.timer(new SourceName("open", "arrival"), this::arrived);
    private final Draws draws = new Draws(1, "arrivals");
    private final QuantileTable between;
    private final Station station;

    /** Numbers of customers who left, to be given to those who come: there are as many numbers as were present together. */
    private int[] freeNumbers = new int[16];

    private int freeCount;
    private long[] arrivedAt = new long[16];
    private int numbers;
    private long arrivals;
    private int customers;

    private int present;
    private long presentSince;
    private int left;
    private int batch;
    private double batchNanos;

    /** The mean time between arrival and departure, batch by batch. */
    final BatchMeans stayNanos = new BatchMeans();
    /** The integral of the number present over time. */
    long presentNanos;
    /** The sum of all stays. */
    long stayedNanos;

    OpenQueue(Station.Maker maker, int servers, Distribution service, double meanBetweenNanos) {
        between = QuantileTable.of(new Distribution.Exponential(meanBetweenNanos));
        station = maker.make(simulation, "station", servers, service, this::served);
    }

    /** Lets so many customers come and go, after an unrecorded first batch. */
    void serve(int batches, int customersPerBatch) {
        batch = customersPerBatch;
        customers = (batches + 1) * customersPerBatch;
        arrival.in(0);
        simulation.run(Long.MAX_VALUE);
    }

    private void arrived() {
        int customer = freeCount > 0 ? freeNumbers[--freeCount] : newNumber();
        arrivedAt[customer] = simulation.now();
        count(1);
        if (++arrivals < customers) {
            arrival.in(between.nanos(draws.bits(arrivals)));
        }
        station.join(customer);
    }

    private int newNumber() {
        if (numbers == arrivedAt.length) {
            arrivedAt = Arrays.copyOf(arrivedAt, numbers * 2);
            freeNumbers = Arrays.copyOf(freeNumbers, numbers * 2);
        }
        return numbers++;
    }

    private void served(int customer) {
        count(-1);
        freeNumbers[freeCount++] = customer;
        long stay = simulation.now() - arrivedAt[customer];
        stayedNanos += stay;
        batchNanos += stay;
        left++;
        if (left % batch == 0) {
            if (left > batch) {
                stayNanos.add(batchNanos / batch);
            }
            batchNanos = 0;
        }
    }

    private void count(int change) {
        presentNanos += present * (simulation.now() - presentSince);
        presentSince = simulation.now();
        present += change;
    }
}
