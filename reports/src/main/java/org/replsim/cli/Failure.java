package org.replsim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.replsim.scenario.lab.LabProblem;
import org.replsim.scenario.problem.ScenarioProblem;

/** What a failed command says, and its exit code. */
final class Failure {

    private Failure() {}

    /** Prints the message of a failure and returns the exit code. */
    static int report(Throwable failure, PrintWriter err, boolean stacktrace) {
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException cause) {
            return report(cause, err, stacktrace);
        }
        int code = Main.WRONG_INPUT;
        if (failure instanceof ScenarioProblem problem) {
            err.println(problem.getMessage());
        } else if (failure instanceof InputProblem problem) {
            err.println("replsim: " + problem.getMessage());
        } else if (failure instanceof LabProblem problem) {
            err.println("replsim: " + problem.getMessage());
        } else if (failure instanceof IOException io) {
            err.println("replsim: " + words(io));
        } else if (failure instanceof OutOfMemoryError) {
            err.println("replsim: out of memory; give it more, as in REPLSIM_JAVA_OPTS=-Xmx8g, or simulate less");
        } else {
            code = Main.DEFECT;
            err.println("replsim: this is an error of the program, please report it: " + oneLine(failure)
                    + (stacktrace ? "" : "; --stacktrace shows where"));
        }
        if (stacktrace) {
            failure.printStackTrace(err);
        }
        return code;
    }

    private static String words(IOException failure) {
        if (!(failure instanceof FileSystemException file) || file.getFile() == null) {
            String message = failure.getMessage();
            return message == null ? failure.getClass().getSimpleName() : message;
        }
        if (file instanceof NoSuchFileException) {
            return file.getFile() + ": no such file or directory";
        }
        if (file instanceof AccessDeniedException) {
            return file.getFile() + ": permission denied";
        }
        if (file instanceof FileAlreadyExistsException) {
            return file.getFile() + ": already exists";
        }
        if (file instanceof NotDirectoryException) {
            return file.getFile() + ": not a directory";
        }
        String reason = file.getReason();
        return file.getFile() + ": " + (reason == null ? "cannot be read or written" : reason);
    }

    private static String oneLine(Throwable failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return message == null
                ? name
                : name + ": " + message.lines().findFirst().orElse("");
    }
}
