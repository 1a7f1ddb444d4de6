package org.replsim.scenario.document;

import java.util.Arrays;
import java.util.Locale;
import org.replsim.scenario.field.ChoiceType;
import org.replsim.scenario.field.Defaults;
import org.replsim.scenario.field.EitherType;
import org.replsim.scenario.field.SectionType;
import org.replsim.scenario.field.Values;

/** Storage devices by name. The values are assumed: orders of magnitude, to be replaced by what you measure. */
public enum DiskPreset {
    /** Data centre NVMe with power-loss protection: the write cache is safe, so a sync is one trip to the controller. */
    NVME("{fsync: {lognormal: {p50: 80us, p99: 300us}}, channels: 4, bandwidth: 2GB/s}"),
    /** SATA or consumer SSD without power-loss protection: a sync waits for the flash itself. */
    SSD("{fsync: {lognormal: {p50: 400us, p99: 2ms}}, channels: 2, bandwidth: 500MB/s}"),
    /** Rotating disk without a cache: about one revolution at 7200 revolutions a minute (8.3 ms), sometimes a few. */
    HDD("{fsync: {lognormal: {p50: 8ms, p99: 25ms}}, channels: 1, bandwidth: 150MB/s}"),
    /** Network block storage of a cloud: a replicated write over the provider's network. */
    CLOUD("{fsync: {lognormal: {p50: 700us, p99: 3ms}}, channels: 8, bandwidth: 250MB/s}"),
    /** Memory, or a server started with syncs that do nothing: the price of the system call. */
    RAM("{fsync: 2us, channels: 64, bandwidth: 10GB/s}");

    /** The names of all presets. */
    static final ChoiceType CHOICE = new ChoiceType(
            "a disk", Arrays.stream(values()).map(DiskPreset::presetName).toList());

    private final String text;

    DiskPreset(String text) {
        this.text = text;
    }

    /** As a scenario writes it. */
    public String presetName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it stands for, as a scenario would write it in full. */
    public String inFull() {
        return text;
    }

    static DiskPreset named(Object word) {
        return valueOf(String.valueOf(word).toUpperCase(Locale.ROOT));
    }

    Values values(SectionType disk, EitherType.ShortForm written) {
        return disk.read(Defaults.node(text), written.path(), written.reading().ofPreset("disk " + presetName()));
    }
}
