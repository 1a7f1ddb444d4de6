package org.replsim.lab.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.replsim.engine.random.Distribution;
import org.replsim.net.LinkSpec;
import org.replsim.net.LinkState;

/** Over a link of 20 ms. The oracle is the clock of the machine; the bounds allow for a busy one. */
class DelayProxyTest {

    private static final long RTT = 20_000_000;
    private static final double GIGABIT = 125e6;

    private ServerSocket listener;
    private DelayProxy proxy;
    private Socket caller;
    private Socket server;

    @BeforeEach
    void connect() throws IOException {
        open(new LinkSpec("a", "b", RTT, null, 1_000_000, GIGABIT, 4 << 20));
    }

    private void open(LinkSpec link) throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        proxy = new DelayProxy(listener.getLocalPort(), link, 1);
        caller = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        caller.setTcpNoDelay(true);
        server = listener.accept();
        server.setTcpNoDelay(true);
    }

    @AfterEach
    void close() throws IOException {
        caller.close();
        server.close();
        proxy.close();
        listener.close();
    }

    @Test
    void halfTheRoundTripIsSpentEachWay() throws IOException, InterruptedException {
        long[] late = new long[60];
        for (int i = 0; i < late.length; i++) {
            long sent = System.nanoTime();
            caller.getOutputStream().write(i);
            assertThat(server.getInputStream().read()).isEqualTo(i);
            late[i] = System.nanoTime() - sent - RTT / 2;
            TimeUnit.MILLISECONDS.sleep(2);
        }
        Arrays.sort(late);
        System.out.println(
                "lateness over 10 ms one way: median " + late[30] / 1000 + " us, p95 " + late[57] / 1000 + " us");
        assertThat(late[0]).as("never too early").isGreaterThanOrEqualTo(0);
        assertThat(late[30]).as("median lateness, ns").isLessThan(2_000_000);
    }

    @Test
    void connectingCostsARoundTrip() throws IOException {
        long sent = System.nanoTime();
        try (Socket other = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
                Socket accepted = listener.accept()) {
            accepted.getOutputStream().write(1);
            assertThat(other.getInputStream().read()).isEqualTo(1);
            assertThat((System.nanoTime() - sent) / 1e6).isBetween(30.0, 200.0);
        }
    }

    @Test
    void bytesArriveInOrderWhateverTheJitter() throws IOException {
        close();
        open(new LinkSpec("a", "b", RTT, new Distribution.Uniform(0, 5e6), 100_000, GIGABIT, 64 << 10));
        int numbers = 200_000;
        Thread sender = new Thread(() -> {
            try {
                DataOutputStream out = new DataOutputStream(caller.getOutputStream());
                byte[] some = new byte[4 * 100];
                for (int i = 0; i < numbers; i += 100) {
                    for (int k = 0; k < 100; k++) {
                        java.nio.ByteBuffer.wrap(some).putInt(4 * k, i + k);
                    }
                    out.write(some);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        sender.start();
        DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(server.getInputStream()));
        for (int i = 0; i < numbers; i++) {
            assertThat(in.readInt()).isEqualTo(i);
        }
    }

    @Test
    void bandwidthHoldsUpWhatIsSentAtOnce() throws IOException {
        proxy.setBandwidth(1e6);
        long sent = System.nanoTime();
        caller.getOutputStream().write(new byte[200_000]);
        server.getInputStream().readNBytes(200_000);
        assertThat((System.nanoTime() - sent) / 1e6)
                .as("200 kB at 1 MB/s, and 10 ms")
                .isBetween(205.0, 400.0);
    }

    @Test
    void whatIsHeldComesAtTheRestore() throws IOException, InterruptedException {
        caller.getOutputStream().write(1);
        proxy.set(LinkState.HELD);
        nothingArrives();
        proxy.set(LinkState.UP);
        long restored = System.nanoTime();
        assertThat(server.getInputStream().read()).isEqualTo(1);
        assertThat((System.nanoTime() - restored) / 1e6).isLessThan(100);
    }

    @Test
    void whatIsLostComesWithTcpsNextTry() throws IOException {
        long sent = System.nanoTime();
        caller.getOutputStream().write(1);
        proxy.set(LinkState.SILENT);
        nothingArrives();
        proxy.set(LinkState.UP);
        server.setSoTimeout(5000);
        assertThat(server.getInputStream().read()).isEqualTo(1);
        // Lost at 0 and, restored after 100 ms, sent again after 200 ms and a round trip: RFC 6298 with Linux' least
        // time.
        assertThat((System.nanoTime() - sent) / 1e6).isBetween(225.0, 330.0);
    }

    @Test
    void aCutOfOneDirectionLeavesTheOther() throws IOException {
        proxy.setFrom(DelayProxy.End.CALLER, LinkState.SILENT);
        caller.getOutputStream().write(1);
        server.getOutputStream().write(2);
        assertThat(caller.getInputStream().read()).isEqualTo(2);
        nothingArrives();
    }

    @Test
    void aResetEndsConnectionsAndRefusesNewOnes() throws IOException {
        proxy.set(LinkState.RESET);
        assertThatThrownBy(() -> caller.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> server.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThat(refusedWithinSeconds(2)).isTrue();
        proxy.set(LinkState.UP);
        new Socket(InetAddress.getLoopbackAddress(), proxy.port()).close();
    }

    /** A door that is closed while a thread stands in it may let one more caller in. */
    private boolean refusedWithinSeconds(int seconds) throws IOException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), proxy.port()).close();
            } catch (ConnectException e) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aDeadHostIsSilentButWhatHasLeftItArrives() throws IOException {
        server.getOutputStream().write(7);
        proxy.hostGone(DelayProxy.End.SERVER, true);
        server.close();
        assertThat(caller.getInputStream().read()).isEqualTo(7);
        caller.setSoTimeout(100);
        assertThatThrownBy(() -> caller.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void theEndOfAStreamTakesItsTimeToo() throws IOException {
        long closed = System.nanoTime();
        server.close();
        assertThat(caller.getInputStream().read()).isEqualTo(-1);
        assertThat((System.nanoTime() - closed) / 1e6).isBetween(10.0, 200.0);
    }

    private void nothingArrives() throws IOException {
        server.setSoTimeout(100);
        assertThatThrownBy(() -> server.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        server.setSoTimeout(0);
    }
}
