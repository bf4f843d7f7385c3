"""mfsym"""
