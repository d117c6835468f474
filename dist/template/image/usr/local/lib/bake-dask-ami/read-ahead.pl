# Reads the parts of the root disk that a start of this image reads, many at once. A volume that EC2 made from a snapshot fetches each
# block when it is first read; a start reads one after the other and would wait for each.
#
# Usage: perl read-ahead.pl LIST [DEVICE]
# LIST has a line `OFFSET LENGTH` for each range, in bytes of the disk, multiples of 512; other lines are passed over. DEVICE is by
# default the disk of the root file system. What is read is thrown away: it passes by the page cache (O_DIRECT) and so needs no
# memory but this program's own, one buffer for all. Prints one line on what it read. A range that cannot be read is counted, and
# nothing else comes of it.
#
# No module is loaded, since each is a file that is not there yet either.

# Together they are what a read of somebody else's may have to wait for: 8 MiB, 65 ms of a gp3 volume's 125 MiB/s.
my $DEPTH = 32;
my $PIECE = 256 * 1024;
# By the machine of the ELF header: O_DIRECT, and the numbers of io_setup, io_submit and io_getevents (asm/unistd.h).
my %ABI = (62 => [0x4000, 206, 209, 208], 183 => [0x10000, 0, 2, 4]);

sub first_line {
    open my $file, '<', $_[0] or return;
    my $line = <$file>;
    chomp $line;
    return $line;
}

# Not by links of udev, which may not run yet. The device of the kernel's own name is there from the beginning (devtmpfs).
sub disk_of_root {
    my $number = (stat '/')[0];
    my $major = $number >> 8 & 0xfff;
    my $minor = $number & 0xff | $number >> 12 & 0xfff00;
    my $path = "/sys/dev/block/$major:$minor";
    for (1 .. 8) {
        # Not glob, which loads modules.
        opendir my $directory, "$path/slaves";
        my @below = grep !/^\./, readdir $directory;
        if (@below) { $path = "/sys/class/block/$below[0]"; }
        elsif (-e "$path/partition") { $path = "$path/.."; }
        else { last; }
    }
    open my $uevent, '<', "$path/uevent" or return;
    for (<$uevent>) { return "/dev/$1" if /^DEVNAME=(.+)$/; }
    return;
}

sub uptime { return first_line('/proc/uptime') =~ /^(\S+)/ ? $1 : 0; }

# The pieces to read, as [offset, length].
sub pieces {
    my @pieces;
    for (@_) {
        next unless /^(\d{1,15}) (\d{1,12})$/ && $1 % 512 == 0 && $2 % 512 == 0;
        my ($offset, $end) = ($1, $1 + $2);
        for (; $offset < $end; $offset += $PIECE) {
            my $left = $end - $offset;
            push @pieces, [$offset, $left < $PIECE ? $left : $PIECE];
        }
    }
    return @pieces;
}

sub address { return unpack 'J', pack 'p', $_[0]; }

my ($list, $device) = @ARGV;
$device = disk_of_root() unless defined $device;
open my $self, '<', '/proc/self/exe' or die "cannot read the program: $!\n";
read $self, my $header, 20;
my $abi = $ABI{unpack 'x18 v', $header} or die "neither x86-64 nor arm64\n";
my ($direct, $io_setup, $io_submit, $io_getevents) = @$abi;
open my $ranges, '<', $list or die "cannot read $list: $!\n";
my @waiting = pieces(<$ranges>);
sysopen my $disk, $device, $direct or die "cannot open $device: $!\n";

my $begun = uptime();
# The kernel writes the context into it.
my $made = pack 'Q', 0;
syscall($io_setup, $DEPTH, $made) == 0 or die "no asynchronous reads: $!\n";
my $context = unpack 'Q', $made;
my $buffer = "\0" x ($PIECE + 4096);
my $aligned = (address($buffer) + 4095) & ~4095;
# struct iocb and struct io_event of linux/aio_abi.h. One request for each slot.
my $requests = "\0" x (64 * $DEPTH);
my $events = "\0" x (32 * $DEPTH);
my $first = address($requests);
my @free = 0 .. $DEPTH - 1;
my ($pieces, $bytes, $failed, $flying) = (scalar @waiting, 0, 0, 0);

while (@waiting || $flying) {
    while (@waiting && @free) {
        my ($offset, $length) = @{shift @waiting};
        my $slot = shift @free;
        # The opcode 0 is IOCB_CMD_PREAD.
        substr($requests, 64 * $slot, 64) = pack 'Q L L S s L Q Q q Q L L', $slot, 0, 0, 0, 0, fileno $disk, $aligned, $length, $offset, 0, 0, 0;
        my $pointer = pack 'Q', $first + 64 * $slot;
        if (syscall($io_submit, $context, 1, $pointer) == 1) { $flying++; next; }
        $failed++;
        push @free, $slot;
    }
    next unless $flying;
    my $done = syscall $io_getevents, $context, 1, $DEPTH, $events, 0;
    die "no answers to asynchronous reads: $!\n" if $done < 1;
    for my $event (0 .. $done - 1) {
        my ($slot, undef, $result) = unpack "x" . 32 * $event . " Q Q q", $events;
        push @free, $slot;
        $flying--;
        if ($result < 0) { $failed++; } else { $bytes += $result; }
    }
}
printf "read %d bytes of %s in %d pieces, %d of them failed, from second %s to %s of the uptime\n", $bytes, $device, $pieces, $failed, $begun, uptime();
