# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154
# The tags leave out the clouds' address pools and their libraries.
go_flags+=(-tags "osusergo,ipam_provider_operator")
go_link_flags="-s -w -X github.com/cilium/cilium/pkg/version.ciliumVersion=$cilium_version"
