// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The other side of bench_kube: fills an API server with pods, changes them at a rate, and is the peer, client-go's
// shared informer. Each command answers with one line of JSON on standard output.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
)

type command func(argument int) error

var commands = map[string]command{
	"fill":     fill,     // fill N: N sandbox pods, as the API server would have stored them
	"informer": informer, // informer N: waits for N pods; then a line at each line of standard input
	"churn":    churn,    // churn RATE: RATE changes per second until standard input ends
}

func answer(value any) error {
	return json.NewEncoder(os.Stdout).Encode(value)
}

func main() {
	if len(os.Args) == 3 {
		argument, err := strconv.Atoi(os.Args[2])
		run, known := commands[os.Args[1]]
		if err == nil && known {
			if err := run(argument); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			return
		}
	}
	fmt.Fprintln(os.Stderr, "usage: peers fill|informer|churn NUMBER")
	os.Exit(2)
}
