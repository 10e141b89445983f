# Holds files so that whoever opens them waits, as on a disk that doesn't answer: a lease that isn't given back. The kernel
# takes it away after /proc/sys/fs/lease-break-time seconds a file. Prints a line when it holds them; ends with its input.
use strict;
use Fcntl;

my ($set_lease, $for_writing) = (1024, 1);
$SIG{IO} = 'IGNORE';
my @held;
for my $file (@ARGV) {
    open(my $handle, '+<', $file) or die "$file: $!";
    fcntl($handle, $set_lease, $for_writing) or die "$file: $!";
    push @held, $handle;
}
$| = 1;
print "held\n";
1 while <STDIN>;
