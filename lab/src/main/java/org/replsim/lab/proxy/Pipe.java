package org.replsim.lab.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * One direction of one connection. A thread reads and notes when, another writes when the line delivers. At most a window of
 * bytes is under way, so a sender that is faster than the line is held up as it is by TCP.
 */
final class Pipe {

    private static final int CHUNK = 16 * 1024;

    /** Bytes under way; none at all stand for the end of the stream. */
    private record Chunk(byte[] bytes, long sentAt, long dueAt) {}

    private final Line line;
    private final Socket from;
    private final Socket to;
    private final BooleanSupplier senderIsGone;
    private final LinkedBlockingQueue<Chunk> underWay = new LinkedBlockingQueue<>();
    private final Semaphore window;
    private final int windowBytes;
    private final Thread reader;
    private final Thread writer;

    /**
     * @param senderIsGone whether the host at the beginning has died: then its end of the stream is not seen at the other
     */
    Pipe(Line line, Socket from, Socket to, long windowBytes, BooleanSupplier senderIsGone) {
        this.line = line;
        this.from = from;
        this.to = to;
        this.senderIsGone = senderIsGone;
        this.windowBytes = (int) Math.min(windowBytes, Integer.MAX_VALUE);
        this.window = new Semaphore(this.windowBytes);
        this.reader = thread("lab-line-in", this::read);
        this.writer = thread("lab-line-out", this::write);
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        reader.start();
        writer.start();
    }

    /** Ends both threads; what is under way is lost. The sockets are the caller's. */
    void stop() {
        reader.interrupt();
        writer.interrupt();
    }

    private void read() {
        byte[] buffer = new byte[Math.min(CHUNK, windowBytes)];
        try {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                long now = System.nanoTime();
                window.acquire(read);
                underWay.add(new Chunk(Arrays.copyOf(buffer, read), now, line.arrival(now, read)));
            }
        } catch (IOException e) {
            // Closed or reset: for the other end the stream is over.
        } catch (InterruptedException e) {
            return;
        }
        if (!senderIsGone.getAsBoolean()) {
            long now = System.nanoTime();
            underWay.add(new Chunk(new byte[0], now, line.arrival(now, 0)));
        }
    }

    private void write() {
        try {
            OutputStream out = to.getOutputStream();
            while (true) {
                Chunk chunk = underWay.take();
                line.await(chunk.sentAt(), chunk.dueAt());
                if (chunk.bytes().length == 0) {
                    to.shutdownOutput();
                    return;
                }
                out.write(chunk.bytes());
                window.release(chunk.bytes().length);
            }
        } catch (IOException e) {
            // The receiver is gone: its own end of the stream says so to the sender.
        } catch (InterruptedException e) {
            // Stopped.
        }
    }
}
