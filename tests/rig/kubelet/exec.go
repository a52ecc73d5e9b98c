// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"syscall"
	"time"

	"github.com/creack/pty"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/tools/remotecommand"
	utilexec "k8s.io/utils/exec"
)

// ExecInContainer runs the command on this machine, in the container's folder, until it ends or the stream or the pod does.
func (r *runtime) ExecInContainer(ctx context.Context, name string, _ types.UID, container string, command []string,
	in io.Reader, out, errOut io.WriteCloser, tty bool, resize <-chan remotecommand.TerminalSize, _ time.Duration) error {
	pod, ctx, cancel, err := r.pods.find(ctx, name)
	if err != nil {
		return err
	}
	defer cancel()
	process := exec.CommandContext(ctx, command[0], command[1:]...)
	process.WaitDelay = time.Second // a child that kept the pipes does not keep us
	if process.Dir, err = r.containerFolder(name, container); err != nil {
		return err
	}
	process.Env = []string{"PATH=" + os.Getenv("PATH"), "HOSTNAME=" + pod.Name, "CONTAINER=" + container}
	if tty {
		process.Env = append(process.Env, "TERM=xterm")
		return exitStatus(runOnTerminal(process, in, out, resize))
	}
	process.Stdout, process.Stderr = writer(out), writer(errOut)
	if in != nil {
		pipe, err := process.StdinPipe()
		if err != nil {
			return err
		}
		go func() {
			io.Copy(pipe, in)
			pipe.Close()
		}()
	}
	return exitStatus(process.Run())
}

// writer keeps a stream nobody asked for from becoming a writer that is nil inside.
func writer(stream io.WriteCloser) io.Writer {
	if stream == nil {
		return nil
	}
	return stream
}

func runOnTerminal(process *exec.Cmd, in io.Reader, out io.Writer, resize <-chan remotecommand.TerminalSize) error {
	terminal, err := pty.Start(process)
	if err != nil {
		return err
	}
	defer terminal.Close()
	go func() {
		for size := range resize {
			pty.Setsize(terminal, &pty.Winsize{Rows: size.Height, Cols: size.Width})
		}
	}()
	if in != nil {
		go io.Copy(terminal, in)
	}
	io.Copy(out, terminal) // ends when no process has the terminal any more
	return process.Wait()
}

// exitStatus is the error in the form of which the streaming server makes an exit code; by signal 128 and its number, as
// container runtimes say it.
func exitStatus(err error) error {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return err
	}
	code := exit.ExitCode()
	if status, ok := exit.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		code = 128 + int(status.Signal())
	}
	return utilexec.CodeExitError{Err: err, Code: code}
}
