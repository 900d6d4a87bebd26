package dev.remediator.port;

import java.util.List;

/// The room a node has to write to, and what may be thrown away there.
///
/// Only what an allow-list names is ever removed; never a database's files nor a log that a broker
/// keeps. Calls block and throw [ActuatorException]. Safe for use by several threads.
public interface Disk {

    /// The file systems that the service writes to, as they stand now.
    List<FileSystem> usage();

    /// What can be cleaned up, in the order in which it should be tried: the least regretted first.
    List<String> measures();

    /// Cleans up. May be repeated: what is gone is gone.
    ///
    /// @param measure one of [#measures]
    /// @return what was removed, in bytes, as the measure itself says; 0 if there was nothing
    long clean(String measure);

    /// What cannot be cleaned up and takes room all the same, in sentences for people: files that
    /// are deleted and still open, replication slots that hold back a log. May be empty.
    List<String> suspects();

    /// One file system.
    ///
    /// @param mount where it is mounted
    /// @param size in bytes
    /// @param free in bytes, for those who are not root
    /// @param inodes how many files it can hold; 0 where it does not count them
    /// @param inodesFree how many more
    record FileSystem(String mount, long size, long free, long inodes, long inodesFree) {

        /// How full it is in percent, by bytes or by inodes, whichever is worse; 0 to 100.
        public int used() {
            return (int) Math.max(share(size, free), share(inodes, inodesFree));
        }

        /// Whether it is the inodes that are scarcer.
        public boolean byInodes() {
            return share(inodes, inodesFree) > share(size, free);
        }

        private static long share(long all, long left) {
            return all <= 0 ? 0 : Math.clamp(100 - left * 100 / all, 0, 100);
        }
    }
}
