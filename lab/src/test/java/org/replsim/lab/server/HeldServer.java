package org.replsim.lab.server;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A program that starts a server, prints its process and its folder, and then waits to be interrupted. */
public final class HeldServer {

    private HeldServer() {}

    /** Waits for ever. */
    public static void main(String[] args) throws InterruptedException {
        LabFolder lab = LabFolder.create();
        RealServer server = new RealServer(lab, Installation.find().orElseThrow(), "db1", Map.of());
        server.start();
        long process = ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").contains("mariadbd"))
                .findFirst()
                .orElseThrow()
                .pid();
        System.out.println(process + " " + lab.path());
        System.out.flush();
        new CountDownLatch(1).await();
    }
}
