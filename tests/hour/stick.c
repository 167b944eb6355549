/* A memory stick in a test's hands: reads of files under $STICK fail with EIO once $STICK_SIGNS/pulled is there, and
   wait as long as $STICK_SIGNS/hangs is. Loaded before the C library. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static int sign(const char *name)
{
    char path[4096];
    const char *signs = getenv("STICK_SIGNS");
    if (!signs)
        return 0;
    snprintf(path, sizeof path, "%s/%s", signs, name);
    return access(path, F_OK) == 0;
}

static int on_stick(int handle)
{
    char link[64], path[4096];
    const char *stick = getenv("STICK");
    if (!stick)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return strncmp(path, stick, strlen(stick)) == 0;
}

/* 0: the stick is well; else what a read answers. */
static int fails(int handle)
{
    if (!on_stick(handle))
        return 0;
    while (sign("hangs"))
        usleep(20000);
    if (!sign("pulled"))
        return 0;
    errno = EIO;
    return -1;
}

ssize_t read(int handle, void *into, size_t count)
{
    static ssize_t (*real)(int, void *, size_t);
    if (!real)
        real = (ssize_t(*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
    return fails(handle) ? -1 : real(handle, into, count);
}

/* VLC's way. */
ssize_t readv(int handle, const struct iovec *into, int count)
{
    static ssize_t (*real)(int, const struct iovec *, int);
    if (!real)
        real = (ssize_t(*)(int, const struct iovec *, int))dlsym(RTLD_NEXT, "readv");
    return fails(handle) ? -1 : real(handle, into, count);
}
